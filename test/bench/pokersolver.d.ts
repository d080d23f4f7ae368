declare module 'pokersolver' {
  namespace pokersolver {
    /** A hand with its best five cards. */
    interface Solved {
      readonly name: string;
    }
  }
  const pokersolver: {
    readonly Hand: {
      /** Cards such as `As`, `Td`. */
      solve(cards: readonly string[]): pokersolver.Solved;
      /** Those that win, or share. */
      winners(hands: readonly pokersolver.Solved[]): pokersolver.Solved[];
    };
  };
  // biome-ignore lint/style/noDefaultExport: this is how the package exports.
  export default pokersolver;
}
