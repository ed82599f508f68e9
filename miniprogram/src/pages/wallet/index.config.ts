export default definePageConfig({ navigationBarTitleText: '奖励', enablePullDownRefresh: true });
