/** The words of prose, code and images. */
export const textWords = {
  copyCode: 'Copy code',
  copied: 'Copied',
  notCopied: 'The browser did not allow copying',
  wrapLines: 'Wrap long lines',
  code: 'Code',
  table: 'Table',
  done: 'done',
  notDone: 'not done',

  image: 'Image',
  imageHere: 'in this text',
  loadImage: 'Load image',
  loadImageFrom: (host: string): string => `Load image from ${host}`,
  loadingImage: 'Loading the image…',
  imageFailed: 'The image could not be loaded.',
  imageRefused: 'This kind of image is not shown.',
  imageTooLarge: 'The image is too large to be shown.',
  retryImage: 'Try again',
};

export type TextWords = Readonly<typeof textWords>;
