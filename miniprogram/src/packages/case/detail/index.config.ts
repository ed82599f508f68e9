export default definePageConfig({
  navigationBarTitleText: '案件进展',
  enablePullDownRefresh: true,
});
