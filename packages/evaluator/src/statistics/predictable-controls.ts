import { solvePositive } from './solve-positive.ts';

/** How much of each control is taken off a value before anything has been seen, and for how many values that counts. */
export interface ControlPrior {
  readonly shares: readonly number[];
  readonly weight: number;
  /** Size that a control typically has, in the unit of the values. */
  readonly scale: number;
}

/**
 * Takes controls off values: quantities that are 0 on average and go up and down with the value. How much of each is learned
 * by least squares from the values before and from them alone, so the value at hand has no say in what is taken off it:
 * whatever the shares, each adjusted value keeps its expectation, also given all before it. Controls that foretell nothing are
 * learned away. The order of the values matters.
 *
 * Source: control variates with estimated coefficients (Lavenberg and Welch, Management Science 27, 1981). Their bias goes when
 * the coefficients come from the past alone: then the sequence is a martingale, as confidence sequences need it.
 */
export class PredictableControls {
  readonly #prior: ControlPrior;
  /** Sums over values before: of products of the controls, and of controls by values less their mean. */
  readonly #products: number[][];
  readonly #covariances: number[];
  #count = 0;
  #mean = 0;

  constructor(prior: ControlPrior) {
    const { shares } = prior;
    this.#prior = prior;
    this.#products = shares.map(() => shares.map(() => 0));
    this.#covariances = shares.map(() => 0);
  }

  /** How much of each control is taken off the next value. */
  get shares(): readonly number[] {
    const { shares, weight, scale } = this.#prior;
    if (this.#count === 0) return shares;
    // As if the prior had been seen in `weight` values with controls of that size, apart from each other. The size is given, not
    // measured: a control that was next to nothing beside a large value would get an endless share.
    const pull = weight * scale * scale;
    const matrix = this.#products.map((row, at) =>
      row.map((product, column) => (column === at ? product + pull : product)),
    );
    const right = this.#covariances.map((sum, at) => sum + pull * (shares[at] ?? 0));
    return solvePositive(matrix, right);
  }

  /** The value less its shares of the controls; learns from it afterwards. */
  adjust(value: number, controls: readonly number[]): number {
    const { shares } = this;
    const taken = controls.reduce((sum, control, at) => sum + (shares[at] ?? 0) * control, 0);
    this.#learn(value, controls);
    return value - taken;
  }

  #learn(value: number, controls: readonly number[]): void {
    this.#count += 1;
    this.#mean += (value - this.#mean) / this.#count;
    controls.forEach((control, at) => {
      const row = this.#products[at];
      controls.forEach((other, column) => {
        if (row !== undefined) row[column] = (row[column] ?? 0) + control * other;
      });
      this.#covariances[at] = (this.#covariances[at] ?? 0) + control * (value - this.#mean);
    });
  }
}
