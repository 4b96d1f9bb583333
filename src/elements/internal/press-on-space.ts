/** What the Space key does on a button, for a link that plays one (`role="button"`). */
export const pressOnSpace = (event: KeyboardEvent): void => {
  if (event.key !== ' ') return;
  event.preventDefault();
  (event.currentTarget as HTMLElement).click();
};
