/**
 * All states of the sidebar side by side, with made-up answers: `npx tsx host/gallery/gallery.ts` writes one page to open in a
 * browser. It never ships.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fakeGoogle, performer, sidebarPage, withServer } from './build.ts';
import { states } from './states.ts';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const [page, fake, perform] = await Promise.all([sidebarPage(), fakeGoogle(), performer()]);
const frames = states.map(
  ({ name, about, scenario, actions }) => `<figure>
<figcaption><b>${escaped(name)}</b> ${escaped(about)}</figcaption>
<iframe width="300" height="720" title="${escaped(name)}" data-actions="${escaped(JSON.stringify(actions))}" srcdoc="${escaped(withServer(page, fake, scenario))}"></iframe>
</figure>`,
);

const gallery = `<!doctype html><meta charset="utf-8"><title>Sidebar gallery</title>
<style>
body { margin: 24px; display: flex; flex-wrap: wrap; gap: 24px; background: #e8eaed; font: 13px/20px Roboto, Arial, sans-serif; color: #202124 }
figure { margin: 0; width: 300px }
iframe { border: 0; background: #fff; box-shadow: 0 1px 3px #0003 }
</style>
${frames.join('\n')}
<script>${perform.replaceAll('</script', '<\\/script')}
for (const frame of document.querySelectorAll('iframe')) {
  frame.addEventListener('load', () => performer.perform(frame.contentDocument, JSON.parse(frame.dataset.actions)));
}
</script>`;

const file = path.resolve('.host/gallery/index.html');
await mkdir(path.dirname(file), { recursive: true });
await writeFile(file, gallery);
console.log(file);
