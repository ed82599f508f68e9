export const words = (text) => text.trim().split(/\s+/);
