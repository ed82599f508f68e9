import type { ThemeConfig } from 'antd';

/** antd's own colours fail WCAG AA for links, success and warning; its hover colours too; these were measured with axe. */
export const theme: ThemeConfig = {
  token: {
    fontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
    fontSize: 14,
    fontSizeSM: 12,
    borderRadius: 6,
    colorPrimary: '#1668dc',
    colorPrimaryHover: '#0f57bd',
    colorLink: '#0958d9',
    colorLinkHover: '#0b4fa8',
    colorText: '#1f2329',
    colorTextDescription: '#5b6470',
    colorTextPlaceholder: '#6b7480',
    colorBorderSecondary: '#e4e7ec',
    colorBgLayout: '#f2f4f7',
    colorInfo: '#0b4fa8',
    colorInfoBg: '#e8f1fd',
    colorSuccess: '#116329',
    colorSuccessBg: '#e3f5e8',
    colorWarning: '#8a5a00',
    colorWarningBg: '#fff3d6',
    colorError: '#b42318',
    colorErrorHover: '#991b12',
    colorErrorBg: '#fdecea',
  },
  components: {
    Descriptions: { labelColor: '#5b6470' },
    Tag: { defaultColor: '#3b424c' },
    Table: { headerBg: '#f7f8fa' },
  },
};
