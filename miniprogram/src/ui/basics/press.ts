type Key = { key: string; preventDefault(): void };

/** Makes a View something that can be tapped, and on H5 reached and pressed with the keyboard too. */
export function press(onTap: () => unknown, label?: string, role = 'button') {
  const pressed = () => {
    onTap();
  };
  if (process.env.TARO_ENV !== 'h5') return { onClick: pressed, 'aria-label': label };
  return {
    onClick: pressed,
    role,
    tabIndex: 0,
    'aria-label': label,
    onKeyDown: (event: Key) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      onTap();
    },
  };
}
