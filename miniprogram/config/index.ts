import path from 'node:path';
import type { UserConfigExport } from '@tarojs/cli';
import TsconfigPathsPlugin from 'tsconfig-paths-webpack-plugin';

// Taro compiles our own src and nothing else: the contract is TypeScript, and TanStack Query's #private
// fields would reach old phones as they are.
const contract = path.resolve(__dirname, '../../api/contract');
const compile = {
  include: [contract, (file: string) => /node_modules[\\/]@tanstack[\\/]/.test(file)],
};
const cssModules = {
  enable: true,
  config: { namingPattern: 'module', generateScopedName: '[name]__[local]___[hash:base64:5]' },
};
const target = process.env.TARO_ENV ?? 'weapp';

export default {
  projectName: 'suishoupai',
  date: '2026-11-21',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${target}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins: ['@tarojs/plugin-framework-react'],
  defineConstants: {
    __API_BASE__: JSON.stringify(process.env.API_BASE ?? ''),
    __SANDBOX_BASE__: JSON.stringify(process.env.SANDBOX_BASE ?? ''),
  },
  copy: {
    patterns: [{ from: 'src/assets/categories/', to: `dist/${target}/assets/categories/` }],
    options: {},
  },
  mini: {
    compile,
    optimizeMainPackage: { enable: true },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules },
    webpackChain(chain, webpack) {
      chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin);
      chain.plugin('abort-controller').use(webpack.ProvidePlugin, [
        {
          AbortController: [
            path.resolve(__dirname, '../src/platform/abort-controller.ts'),
            'AbortController',
          ],
        },
      ]);
    },
  },
  h5: {
    compile,
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      // The size of one rem is set in index.html.
      pxtransform: { enable: true, config: { baseFontSize: 20 } },
      cssModules,
    },
    webpackChain(chain) {
      chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin);
      if (process.env.NODE_ENV !== 'production') return;
      // Taro's own split repeats 300 KB in every page.
      chain.optimization.splitChunks({
        chunks: 'all',
        minSize: 20_000,
        cacheGroups: {
          default: false,
          defaultVendors: false,
          taro: {
            name: 'taro',
            test: /[\\/]node_modules[\\/](@tarojs|@stencil)[\\/]/,
            priority: 100,
          },
          vendors: { name: 'vendors', test: /[\\/]node_modules[\\/]/, priority: 10 },
        },
      });
    },
  },
} satisfies UserConfigExport<'webpack5'>;
