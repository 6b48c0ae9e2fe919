const eventName = 'themechange';

export const announceThemeChange = () => document.dispatchEvent(new Event(eventName));
export const onThemeChange = listener => document.addEventListener(eventName, () => listener());
