import { expect, test } from 'vitest';
import { finishHtml, insertBeforeMain, withoutScripts } from '#lib/page/finished-html.ts';

const rendered = `<!DOCTYPE html><html lang="ru"><head><meta charSet="utf-8"/>
<link rel="stylesheet" href="/_next/a.css" data-precedence="next"/><link rel="preload" as="script" href="/_next/a.js"/>
<link rel="modulepreload" href="/_next/b.js"/><link rel="modulepreload" href="/enhance/date.js"/>
<link rel="preload" as="font" href="/f.woff2"/><script src="/_next/a.js" async=""></script></head>
<body><div hidden=""><!--$--><!--/$--></div><!--$--><main>от <!-- -->2013<!-- --> г. <details hidden="" id="x"></details></main><!--/$-->
<script>self.__next_f.push([1,"data"])</script><script type="module" src="/enhance/date.js"></script>
<script type="module">alert(1)</script><script src="/enhance/date.js"></script><script type="application/json">{}</script>
<svg viewBox="0 0 1 1"><path d="M0 0"/></svg></body></html>`;

test('of scripts, only our modules stay; nothing inline, no preload of a script, no comment', () => {
  const html = finishHtml(rendered);
  expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/enhance/date.js">']);
  expect(html.match(/<link[^>]*>/g)).toEqual([
    '<link rel="stylesheet" href="/_next/a.css" data-precedence="next">',
    '<link rel="modulepreload" href="/enhance/date.js">',
    '<link rel="preload" as="font" href="/f.woff2">',
  ]);
  expect(html).not.toMatch(/<!--|__next_f|alert|<div hidden/);
  expect(html).toContain('<main>от 2013 г. <details hidden="" id="x"></details></main>');
  expect(html).toContain('<svg viewBox="0 0 1 1"><path d="M0 0"></path></svg>');
  expect(html.startsWith('<!DOCTYPE html><html lang="ru">')).toBe(true);
});

test('a page that only script could finish is refused, not sent half', () => {
  const waiting = '<html><body><!--$?--><template id="B:0"></template><p>…</p><!--/$--></body></html>';
  expect(() => finishHtml(waiting)).toThrow(/Suspense/);
  expect(() => finishHtml(waiting.replace('$?', '$!'))).toThrow(/Suspense/);
});

test('a notice stands before main, or first in the body', () => {
  expect(insertBeforeMain('<body class="a"><header></header><main id="m">', '<p>!</p>')).toBe(
    '<body class="a"><header></header><p>!</p><main id="m">',
  );
  expect(insertBeforeMain('<html><body class="a">text', '<p>!</p>')).toBe('<html><body class="a"><p>!</p>text');
});

test('without its scripts a page is what it was, and says nothing of them', () => {
  const page =
    '<!DOCTYPE html><html><head><link rel="stylesheet" href="/a.css"/><link rel="preload" as="script" href="/b.js"/></head>' +
    '<body><main><!--$--><p title="&lt;script&gt;">a</p><!--/$--></main><script src="/b.js" async=""></script><script>self.x="<p>"</script></body></html>';
  expect(withoutScripts(page)).toBe(
    '<!DOCTYPE html><html><head><link rel="stylesheet" href="/a.css"/></head>' +
      '<body><main><!--$--><p title="&lt;script&gt;">a</p><!--/$--></main></body></html>',
  );
  expect(withoutScripts('<main><!--$?--><template id="B:0"></template>…<!--/$--></main>')).toBeNull();
});
