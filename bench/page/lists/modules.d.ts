/** The little of React that the pages of its lists use: its types are not installed. And style sheets. */
declare module 'react' {
  export type ReactElement = object;
  export type ReactNode = unknown;
  export function createElement(type: unknown, props: object | null, ...children: unknown[]): ReactElement;
  export function useLayoutEffect(effect: () => void, dependencies?: readonly unknown[]): void;
  export function useRef<T>(initial: T): { current: T };
  export function useState<T>(initial: T): [T, (next: T) => void];
}
declare module 'react-dom/client' {
  export function createRoot(place: Element): { render(element: object): void };
}
/** A style sheet as its text. */
declare module '*.css' {
  const text: string;
  export default text;
}
