/** A type face is imported for its address in the build. */
declare module '*.woff2' {
  const address: string;
  // biome-ignore lint/style/noDefaultExport: the bundler gives the address of a file as its default
  export default address;
}
