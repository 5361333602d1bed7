declare module 'swagger-ui-dist/absolute-path.js' {
  /** Folder of the documentation page's own files. */
  const folder: () => string;
  export default folder;
}
