/** Quantile of the normal distribution for 95 %, on either side. */
const z = 1.959963984540054;

/**
 * A share of yes among answers that come in clusters, such as decisions in hands: those of one cluster may be alike, so the
 * clusters are what is independent.
 *
 * The interval is that of Wilson (JASA 22, 1927), which is right near 0 and 1 as well, for as many independent answers as the
 * clusters are worth: answers by the design effect of the ratio estimator (Kish, Survey Sampling, 1965), never more than
 * there are. Where all answers are yes, or all are no, nothing tells how alike those of a cluster are: each cluster counts as one
 * then.
 */
export class ClusteredShare {
  #clusters = 0;
  #yes = 0;
  #answers = 0;
  /** Sums over clusters of yes², yes · answers and answers². */
  readonly #squares = { yes: 0, both: 0, answers: 0 };
  #last: { readonly cluster: number; yes: number; answers: number } | undefined;

  /** @param cluster whose answers follow each other */
  add(cluster: number, isYes: boolean): void {
    if (this.#last?.cluster !== cluster) {
      this.#last = { cluster, yes: 0, answers: 0 };
      this.#clusters += 1;
    }
    const last = this.#last;
    const yes = isYes ? 1 : 0;
    this.#squares.yes += (2 * last.yes + 1) * yes;
    this.#squares.both += last.yes + yes * (last.answers + 1);
    this.#squares.answers += 2 * last.answers + 1;
    last.yes += yes;
    last.answers += 1;
    this.#yes += yes;
    this.#answers += 1;
  }

  /** 95 %; undefined before the second cluster. */
  get interval(): readonly [number, number] | undefined {
    if (this.#clusters < 2) return undefined;
    const share = this.#yes / this.#answers;
    const worth = this.#worth(share);
    const square = (z * z) / worth;
    const middle = (share + square / 2) / (1 + square);
    const half =
      (z / (1 + square)) * Math.sqrt((share * (1 - share)) / worth + square / (4 * worth));
    return [Math.max(0, middle - half), Math.min(1, middle + half)];
  }

  /** Independent answers that the clusters are worth. */
  #worth(share: number): number {
    const { yes, both, answers } = this.#squares;
    const spread = yes - 2 * share * both + share * share * answers;
    const clusters = this.#clusters;
    const variance = ((clusters / (clusters - 1)) * spread) / this.#answers ** 2;
    const single = share * (1 - share);
    if (single === 0) return clusters;
    return variance > 0 ? Math.min(this.#answers, single / variance) : this.#answers;
  }
}
