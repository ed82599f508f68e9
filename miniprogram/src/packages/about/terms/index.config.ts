export default definePageConfig({ navigationBarTitleText: '用户服务与隐私说明' });
