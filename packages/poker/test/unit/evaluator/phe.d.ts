declare module 'phe' {
  const phe: {
    /** 1 for a royal flush to 7,462, of 5 to 7 cards written rank × 4 + suit. */
    evaluateCardCodes(codes: readonly number[]): number;
  };
  // biome-ignore lint/style/noDefaultExport: this is how the package exports.
  export default phe;
}
