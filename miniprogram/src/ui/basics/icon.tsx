import { View } from '@tarojs/components';

/** The drawings are in app.scss; they decorate, so screen readers skip them. */
export function Icon({ name, className = '' }: { name: string; className?: string }) {
  return <View className={`icon icon-${name} ${className}`} aria-hidden />;
}
