import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { checkStub } from '../scripts/build/stubs.ts';
import { checkSyntax } from '../scripts/build/syntax.ts';
import { build } from '../scripts/build.ts';
import { smallProject, stubs, withProject } from './scripts/project.ts';

const built = (files: Record<string, string> = {}) =>
  withProject(files, async (root) => {
    const result = await build({ root });
    const text = (name: string) => readFile(path.join(root, 'dist', name), 'utf8');
    return {
      result,
      files: (await readdir(path.join(root, 'dist'))).sort(),
      script: await text('SalesKpis.js'),
      page: await text('Sidebar.html'),
    };
  });

const main = (change: (text: string) => string) => ({ 'src/main.ts': change(smallProject['src/main.ts']!) });
const client = (name: string, change: (text: string) => string) => ({
  [`src/sidebar/client/${name}`]: change(smallProject[`src/sidebar/client/${name}`]!),
});

describe('a project in order', () => {
  it('gives exactly three files, the same every time', async () => {
    const [first, second] = [await built(), await built()];
    expect(first.files).toEqual(['SalesKpis.js', 'Sidebar.html', 'appsscript.json']);
    expect(second.script).toBe(first.script);
    expect(second.page).toBe(first.page);
    expect(first.result.functions).toEqual(['WINRATE']);
    expect(first.result.globals.sort()).toEqual(['SalesKpis_', 'onOpen', 'salesKpis', 'showSidebar_']);
  });

  it('declares each function with its help and real parameter names', async () => {
    const { script } = await built();
    expect(script).toContain([' * @param {number} won Deals won.', ' * @param {number} lost Deals lost.'].join('\n'));
    expect(script).toContain("function WINRATE(won,lost){return SalesKpis_.custom('WINRATE',arguments)}");
    expect(script).toContain('function salesKpis(method,argsJson){');
    const context = vm.createContext({});
    vm.runInContext(script, context);
    expect(vm.runInContext('WINRATE(3, 7) + WINRATE.length + showSidebar_()', context)).toBe('WINRATE:3,72shown');
  });

  it('puts style and script into the page, without template literals', async () => {
    const { page } = await built(
      client('index.tsx', (text) => `${text} document.body.title = '</script><!-- ' + "$&";`),
    );
    expect(page).toContain('<style>\nbody{margin:0}');
    expect(page).toContain('// kept');
    expect(page).not.toContain('`');
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(page).toContain('$&');
    expect(page).not.toContain('<!-- "');
  });

  it('can be had with its names and lines, and does the same', async () => {
    const spelled = main((text) => `${text}\nexport function aTellingName(count) {\n  return count + 1;\n}\n`);
    const readable = await withProject(spelled, async (root) => {
      await build({ root, readable: true });
      return readFile(path.join(root, 'dist/SalesKpis.js'), 'utf8');
    });
    const { script } = await built(spelled);
    expect([readable, script].map((each) => /^ *function aTellingName\(count\) \{$/m.test(each))).toEqual([
      true,
      false,
    ]);
    const said = [readable, script].map((each) => {
      const context = vm.createContext({});
      vm.runInContext(each, context);
      return vm.runInContext('WINRATE(3, 7) + showSidebar_() + Object.keys(globalThis).sort()', context);
    });
    expect(said[0]).toBe(said[1]);
  });

  it("shortens the language's own names, and leaves the clock to the host", async () => {
    const uses =
      'export function peak(a, b, c) { return a === undefined ? Math.max(b, Math.floor(c)) : new Date(a).day; }';
    const { script } = await built(
      main((text) => `${text}\n${uses}`.replace('{ onOpen', "{ peak: ['a', 'b', 'c'], onOpen")),
    );
    expect(script.match(/\bMath\b/g)).toHaveLength(1);
    expect(script).not.toContain('void 0');
    const context = vm.createContext({});
    vm.runInContext(`${script}\nDate = class { day = 7 }`, context);
    expect(vm.runInContext('peak(undefined, 1, 2.5) + peak(1)', context)).toBe(9);
  });

  it('removes what an earlier build left', async () => {
    const files = await withProject({ 'dist/Old.js': 'x' }, async (root) => {
      await build({ root });
      return readdir(path.join(root, 'dist'));
    });
    expect(files).not.toContain('Old.js');
  });
});

describe('a name that Sheets cannot call', () => {
  it.each([
    ['CAC1', 'The custom function CAC1 reads as a cell reference: give it another name.'],
    ['LTV12', 'reads as a cell reference'],
    ['R1C1', 'reads as a cell reference'],
    ['RC', 'reads as a cell reference'],
    ['R', 'reads as a cell reference'],
    ['GROWTH', 'is a function of Google Sheets'],
    ['TO_TEXT', 'is a function of Google Sheets'],
    ['TRUE', 'is a function of Google Sheets'],
    ['WINRATE_', 'ends in _'],
    ['Charts', 'would hide a Google service'],
    ['onEdit', 'is a trigger'],
    ['winRate', 'capital letters'],
    ['WIN.RATE', 'capital letters'],
    ['2WIN', 'capital letters'],
  ])('%s stops the build', async (name, message) => {
    await expect(built({ 'src/functions/stubs.ts': stubs([name]) })).rejects.toThrow(message);
  });

  it('letters without digits are a fine name', async () => {
    const { result } = await built({ 'src/functions/stubs.ts': stubs(['CLV', 'CAC', 'ABTEST', 'RCX']) });
    expect(result.functions).toEqual(['CLV', 'CAC', 'ABTEST', 'RCX']);
  });

  it('the same name twice', async () => {
    await expect(built({ 'src/functions/stubs.ts': stubs(['WINRATE', 'WINRATE']) })).rejects.toThrow(
      'are the same to Sheets',
    );
  });
});

describe('help that does not fit its function', () => {
  const param = (name: string, about = 'Deals won.') => stubs(['WINRATE'], [{ name, type: 'number', about }]);

  it.each([
    ['an optional parameter in brackets', param('[won]'), '[bracketed] parameter'],
    ['a parameter that is no name', param('won deals'), 'WINRATE has a text or a parameter name that breaks'],
    ['a parameter without words', param('won', ' '), 'without words'],
    ['line breaks', param('won', 'Deals\nwon.'), 'line breaks'],
    ['HTML', param('won', 'Deals <b>won</b>.'), 'HTML'],
    ['the end of the comment', param('won', 'Deals */ won.'), 'WINRATE has a text or a parameter name that breaks'],
    ['a summary without words', stubs(['WINRATE'], [], ''), 'without words'],
  ])('%s', async (_what, text, message) => {
    await expect(built({ 'src/functions/stubs.ts': text })).rejects.toThrow(message);
  });

  it('parameters in another order', () => {
    const spec = { name: 'X', summary: 'About.', returns: 'It.', params: [] };
    const code = '/**\n * About.\n * @param {a} b B.\n * @param {a} c C.\n * @customfunction\n */\nfunction X(c, b) {}';
    expect(() => checkStub(code, spec)).toThrow('takes (c, b) but its help names (b, c)');
    expect(() => checkStub(code.replace('(c, b)', '(b, c)'), spec)).not.toThrow();
    expect(() => checkStub('/** About. */\nfunction X() {}', spec)).toThrow('lacks @customfunction');
  });
});

describe('globals', () => {
  it('a name that is listed but not exported', async () => {
    await expect(built(main((text) => text.replace('{ onOpen', '{ onClose: [], onOpen')))).rejects.toThrow(
      'lists onClose',
    );
  });

  it('a name that is made but not listed', async () => {
    await expect(built(main((text) => `${text}\n(globalThis as any).helper = 1;`))).rejects.toThrow(
      'makes helper global, which src/main.ts does not list',
    );
  });

  it('more than twelve that a cell could call', async () => {
    const names = Array.from({ length: 13 }, (_, i) => `open${i}`);
    const text = `export const globals = ${JSON.stringify(Object.fromEntries(names.map((name) => [name, []])))}; ${names.map((name) => `export function ${name}() {}`).join('\n')}
      export function custom() {}`;
    await expect(built({ 'src/main.ts': text })).rejects.toThrow('13 globals');
  });

  it('no custom', async () => {
    await expect(built(main((text) => text.replace('function custom', 'function other')))).rejects.toThrow(
      'export custom',
    );
  });
});

describe('loading', () => {
  it('may not touch a service', async () => {
    await expect(built(main((text) => `${text}\nSpreadsheetApp.getActive();`))).rejects.toThrow(
      'touches SpreadsheetApp',
    );
  });

  it('may not do work', async () => {
    const work = '\nexport const table: number[] = []; for (let i = 0; i < 5000; i++) table.push(i);';
    await expect(built(main((text) => text + work))).rejects.toThrow('does work');
    const later =
      '\nexport function table() { const list = []; for (let i = 0; i < 5000; i++) list.push(i); return list; }';
    await expect(built(main((text) => text + later))).resolves.toBeDefined();
  });

  it('may not fail', async () => {
    await expect(built(main((text) => `${text}\nnull!.x;`))).rejects.toThrow('fails while loading');
  });
});

describe('syntax that Apps Script rejects', () => {
  it.each([
    ['class A { #x = 1; }', '#x'],
    ['class A { #x() {} }', '#x'],
    ['class A { static x = 1; }', 'static field'],
    ['class A { static {} }', 'static block'],
    ["import x from 'y';", 'no modules'],
    ['export const x = 1;', 'no modules'],
    ['export default 1;', 'no modules'],
    ["const x = () => import('y');", 'no modules'],
    ['await 1;', 'awaits at the top level'],
    ['const f = () => setTimeout(f, 1);', 'uses setTimeout'],
    ['const f = () => new URL("x");', 'uses URL'],
    ['const x = {;', 'does not parse'],
  ])('%s', (code, message) => {
    expect(() => checkSyntax('x.js', `var a;\n${code}`)).toThrow(message);
    expect(() => checkSyntax('x.js', `var a;\n${code}`)).toThrow('x.js line 2');
  });

  it.each([
    'class A { static x() { return 1; } }',
    'const x = { URL: 1 }; x.fetch;',
    'function f(performance) { return performance + 1; }',
    'async function f() { await 1; }',
    "const known = typeof process === 'undefined';",
  ])('%s is fine', (code) => {
    expect(() => checkSyntax('x.js', code)).not.toThrow();
  });

  it('is lowered by the bundler where it can be', async () => {
    const { script } = await built(
      main((text) => `${text}\nexport class A { #x = 1; static y = 2; z() { return this.#x; } }`),
    );
    expect(script).not.toContain('#x = ');
  });
});

describe('permissions', () => {
  it.each(['UrlFetchApp.fetch("x")', 'SpreadsheetApp.openById("x")', 'eval("1")'])(
    '%s stops the build',
    async (call) => {
      const text = `declare const UrlFetchApp: any;\nexport function later() { ${call}; }`;
      await expect(built(main((rest) => rest + text))).rejects.toThrow('no permission');
    },
  );

  it('the manifest asks for exactly two scopes', async () => {
    const manifest = JSON.parse(smallProject['appsscript.json']!) as { oauthScopes: string[] };
    const scopes = [...manifest.oauthScopes, 'https://www.googleapis.com/auth/drive'];
    const wider = JSON.stringify({ ...manifest, oauthScopes: scopes });
    await expect(built({ 'appsscript.json': wider })).rejects.toThrow('exactly these scopes');
    const swapped = JSON.stringify({ ...manifest, oauthScopes: [scopes[0], scopes[2]] });
    await expect(built({ 'appsscript.json': swapped })).rejects.toThrow('exactly these scopes');
  });
});

describe('the page', () => {
  it.each([
    ['a scriptlet', client('page.html', (text) => text.replace('<div', '<?= x ?><div')), 'scriptlet'],
    ['no base target', client('page.html', (text) => text.replace('<base target="_top">', '')), 'base target'],
    ['a font from outside', client('style.css', () => '@import url("https://example.org/font.css");'), 'outside'],
    [
      'a picture from outside',
      client('page.html', (text) => text.replace('<div', '<img src="https://example.org/x.png"><div')),
      'outside',
    ],
    [
      'no place for the script',
      client('page.html', (text) => text.replace(/<script.*<\/script>/, '')),
      'no place for the script',
    ],
    ['a script that does not parse', client('index.tsx', () => 'const = 1;'), 'index.tsx line 1'],
  ])('%s stops the build', async (_what, files, message) => {
    await expect(built(files)).rejects.toThrow(message);
  });
});

describe('size', () => {
  it('more than 256,000 bytes is reported, and stops the command', async () => {
    const big = `\nexport const big = () => '${'x'.repeat(256_000)}';`;
    expect((await built(main((text) => text + big))).result.oversize).toEqual([
      expect.stringMatching(/^SalesKpis\.js has \d+ bytes, more than 256000\.$/),
    ]);
    const page = await built(client('index.tsx', (text) => `${text} document.title = '${'x'.repeat(256_000)}'`));
    expect(page.result.oversize).toEqual([expect.stringContaining('Sidebar.html has')]);
    expect((await built()).result.oversize).toEqual([]);
  });

  it('what is not for pushing stays out of the folder that is pushed', async () => {
    await withProject(
      main((text) => `${text}\nexport const big = () => '${'x'.repeat(256_000)}';`),
      async (root) => {
        expect((await build({ root, toPush: true })).oversize).toHaveLength(1);
        await expect(readdir(path.join(root, 'dist'))).rejects.toThrow('ENOENT');
      },
    );
  });
});
