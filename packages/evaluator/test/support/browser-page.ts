import { EventEmitter, once } from 'node:events';
import type { Browser } from './browser.ts';

type Scheme = 'light' | 'dark';

/** One page of a browser, which keeps what it complains about and asks for. */
export class BrowserPage {
  readonly #browser: Browser;
  readonly #session: string;
  readonly #events = new EventEmitter();
  /** Errors and warnings of the console, and exceptions. */
  readonly complaints: string[] = [];
  /** Addresses that were asked for. */
  readonly requests: string[] = [];

  private constructor(browser: Browser, session: string) {
    this.#browser = browser;
    this.#session = session;
    browser.onEvent(({ method, params, sessionId }) => {
      if (sessionId !== session) return;
      if (method === 'Log.entryAdded' || method === 'Runtime.exceptionThrown') {
        this.complaints.push(JSON.stringify(params));
      }
      if (method === 'Runtime.consoleAPICalled') this.complaints.push(JSON.stringify(params));
      if (method === 'Network.requestWillBeSent') {
        this.requests.push((params.request as { url: string }).url);
      }
      this.#events.emit(method, params);
    });
  }

  static async open(
    browser: Browser,
    { url, scheme = 'light', script = true }: { url: string; scheme?: Scheme; script?: boolean },
  ): Promise<BrowserPage> {
    const { targetId } = await browser.call<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
    });
    const { sessionId } = await browser.call<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    const page = new BrowserPage(browser, sessionId);
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await page.call(`${domain}.enable`);
    await page.prefer(scheme);
    await page.call('Emulation.setScriptExecutionDisabled', { value: !script });
    const loaded = once(page.#events, 'Page.loadEventFired');
    await page.call('Page.navigate', { url });
    await loaded;
    return page;
  }

  async prefer(scheme: Scheme): Promise<void> {
    const features = [{ name: 'prefers-color-scheme', value: scheme }];
    await this.call('Emulation.setEmulatedMedia', { features });
  }

  async call<T>(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<T> {
    return await this.#browser.call<T>(method, params, this.#session);
  }

  /** The value of an expression in the page. */
  async value<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.call<{
      result: { value: T };
      exceptionDetails?: { exception?: { description?: string } };
    }>('Runtime.evaluate', { expression, returnByValue: true });
    if (exceptionDetails === undefined) return result.value;
    throw new Error(exceptionDetails.exception?.description ?? 'The page threw');
  }

  async press(key: string): Promise<void> {
    const text = key === 'Enter' ? '\r' : undefined;
    const codes: Readonly<Record<string, number>> = { Enter: 13, Tab: 9, Home: 36, End: 35 };
    const windowsVirtualKeyCode = codes[key] ?? { ArrowLeft: 37, ArrowRight: 39 }[key] ?? 0;
    const common = { key, code: key, windowsVirtualKeyCode };
    await this.call('Input.dispatchKeyEvent', { type: 'keyDown', ...common, text });
    await this.call('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
  }

  /** The page on paper. */
  async pdf(): Promise<Buffer> {
    const { data } = await this.call<{ data: string }>('Page.printToPDF', {
      preferCSSPageSize: true,
      printBackground: true,
    });
    return Buffer.from(data, 'base64');
  }
}
