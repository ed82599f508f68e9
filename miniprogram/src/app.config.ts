export default defineAppConfig({
  pages: ['pages/home/index', 'pages/cases/index', 'pages/wallet/index', 'pages/me/index'],
  subPackages: [
    { root: 'packages/report', pages: ['edit/index', 'place/index', 'sent/index'] },
    { root: 'packages/case', pages: ['detail/index'] },
    { root: 'packages/money', pages: ['claim/index', 'rules/index'] },
    { root: 'packages/inbox', pages: ['list/index'] },
    { root: 'packages/about', pages: ['terms/index'] },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['packages/report', 'packages/case'] },
    'pages/wallet/index': { network: 'all', packages: ['packages/money'] },
  },
  window: {
    navigationBarTitleText: '随手拍',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f2f4f7',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#646a73',
    selectedColor: '#1668dc',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [
      tab('pages/home/index', '首页', 'home'),
      tab('pages/cases/index', '我的上报', 'cases'),
      tab('pages/wallet/index', '奖励', 'wallet'),
      tab('pages/me/index', '我的', 'me'),
    ],
  },
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: ['getLocation', 'chooseLocation'],
  permission: {
    'scope.userLocation': { desc: '用于填写所上报问题的位置' },
  },
});

function tab(pagePath: string, text: string, icon: string) {
  return {
    pagePath,
    text,
    iconPath: `assets/${icon}.png`,
    selectedIconPath: `assets/${icon}-selected.png`,
  };
}
