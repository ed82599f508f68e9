import { Image, type ImageProps } from '@tarojs/components';

// The element around a picture says what it is; H5 wants to be told that the picture itself says nothing.
const SILENT = process.env.TARO_ENV === 'h5' ? { nativeProps: { alt: '' } } : {};

export function Picture(props: Pick<ImageProps, 'className' | 'src' | 'mode' | 'lazyLoad'>) {
  return <Image {...props} {...SILENT} />;
}
