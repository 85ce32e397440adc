/** HtmlService: static pages of the project. */
import { ask } from './port.ts';
import { checkCall } from './signature.ts';
import { strict } from './strict.ts';

const page = Symbol('page');

class HtmlOutput {
  readonly [page]: { html: string; title: string };
  constructor(html: string) {
    this[page] = { html, title: '' };
  }
  toString(): string {
    return 'HtmlOutput';
  }
  getContent(): string {
    return this[page].html;
  }
  getTitle(): string {
    return this[page].title;
  }
  setTitle(title: string): this {
    checkCall('HtmlOutput.setTitle', [title], 'string');
    this[page].title = title;
    return this;
  }
  /** A sidebar's width is fixed (platform.md UI-1): taken and ignored. */
  setWidth(): this {
    return this;
  }
  setHeight(): this {
    return this;
  }
}

export const contentOf = (output: object) => (output as HtmlOutput)[page];

export const HtmlService = strict(
  {
    createHtmlOutputFromFile(name: string) {
      checkCall('HtmlService.createHtmlOutputFromFile', [name], 'string');
      return strict(new HtmlOutput(ask('page', 'HtmlService.createHtmlOutputFromFile', name)), 'HtmlOutput');
    },
    createHtmlOutput(html: string) {
      checkCall('HtmlService.createHtmlOutput', [html], 'string');
      return strict(new HtmlOutput(html), 'HtmlOutput');
    },
  },
  'HtmlService',
);
