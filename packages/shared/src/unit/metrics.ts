import { Registry } from 'prom-client';

/** Prometheus metrics of one unit. */
export class Metrics {
  readonly registry = new Registry();

  constructor(unit: string) {
    this.registry.setDefaultLabels({ unit });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** The exposition text, with the figures of the process itself taken at the moment of asking. */
  async text(): Promise<string> {
    const { rss } = process.memoryUsage();
    return `${await this.registry.metrics()}# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes ${rss}\n`;
  }
}
