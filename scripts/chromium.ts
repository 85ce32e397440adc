/** Finds a Chromium for the browser tests and the README's picture, so that nobody has to install one by hand. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, rmSync } from 'node:fs';
import { arch, homedir, platform, tmpdir } from 'node:os';
import path from 'node:path';

/** Works in a container as root, and without a network. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** $CHROMIUM_PATH, else an installed Chromium or Chrome, else playwright's, else the one that comes with the dev dependencies. */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const named = env.CHROMIUM_PATH;
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which is not a program.`);
  }
  return installed(env).find(isProgram) ?? playwrights(env).find(isProgram) ?? (await packaged());
}

function installed(env: NodeJS.ProcessEnv): string[] {
  switch (platform()) {
    case 'darwin':
      return ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Google Chrome for Testing'].flatMap((name) =>
        ['', homedir()].map((base) => `${base}/Applications/${name}.app/Contents/MacOS/${name}`),
      );
    case 'win32':
      return [env.LOCALAPPDATA, env.PROGRAMFILES, env['PROGRAMFILES(X86)']].flatMap((base) =>
        [
          'Google\\Chrome\\Application\\chrome.exe',
          'Chromium\\Application\\chrome.exe',
          'Microsoft\\Edge\\Application\\msedge.exe',
        ].map((name) => `${base ?? 'C:'}\\${name}`),
      );
    default:
      // Snap's wrapper does not start from every folder, so the plain names come first.
      return (env.PATH ?? '')
        .split(path.delimiter)
        .filter(Boolean)
        .flatMap((folder) =>
          ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].map((name) =>
            path.join(folder, name),
          ),
        );
  }
}

/** Where `playwright install chromium` puts it, newest first. */
function playwrights(env: NodeJS.ProcessEnv): string[] {
  const caches: Partial<Record<NodeJS.Platform, string>> = {
    darwin: path.join(homedir(), 'Library/Caches/ms-playwright'),
    win32: path.join(env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
  };
  const cache = env.PLAYWRIGHT_BROWSERS_PATH ?? caches[platform()] ?? path.join(homedir(), '.cache/ms-playwright');
  if (!existsSync(cache)) return [];
  const programs = [
    ...['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-win/chrome.exe', 'chrome-win64/chrome.exe'],
    ...['chrome-mac/Chromium.app/Contents/MacOS/Chromium', 'chrome-mac-arm64/Chromium.app/Contents/MacOS/Chromium'],
  ];
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((name) => programs.map((program) => path.join(cache, name, program)));
}

/** Unpacked into the temporary folder at first use. It needs three system libraries, and carries them for machines without. */
async function packaged(): Promise<string> {
  const advice = 'install Chromium or Chrome, or set CHROMIUM_PATH to one';
  if (platform() !== 'linux' || arch() !== 'x64') throw new Error(`No Chromium was found: ${advice}.`);
  const { default: chromium } = await import('@sparticuz/chromium');
  const program = await chromium.executablePath();
  if (starts(program)) return program;
  rmSync(program); // or the package takes everything for unpacked
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x'; // its sign for "bring your own libraries"
  await chromium.executablePath();
  process.env.LD_LIBRARY_PATH = [path.join(tmpdir(), 'al2023/lib'), process.env.LD_LIBRARY_PATH]
    .filter(Boolean)
    .join(':');
  if (starts(program)) return program;
  throw new Error(`No Chromium was found, and the packaged one does not start here: ${advice}.`);
}

function starts(program: string): boolean {
  return (
    spawnSync(program, ['--headless=shell', '--no-sandbox', '--version'], { stdio: 'ignore', timeout: 30_000 })
      .status === 0
  );
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
