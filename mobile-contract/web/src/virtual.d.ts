/** Made by build/outline.ts: lines of whole thousandths of a degree, latitude and longitude, each a step from the last. */
declare module 'virtual:outline' {
  const lines: number[][];
  export default lines;
}
