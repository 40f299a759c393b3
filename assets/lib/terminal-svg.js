// Reads what 'tmux capture-pane -p -e' prints and writes it as an SVG: terminal-svg.js COLUMNS ROWS TITLE <in >out
// Every word stands at its own column, so that columns align whatever monospace font the reader has.
'use strict';

const [columns, rows] = process.argv.slice(2, 4).map(Number);
const title = process.argv[4];
const WIDTH = 8.4, HEIGHT = 18, MARGIN = 12;
const PAPER = '#16191f', INK = '#d5d8de';
const COLOURS = ['#16191f', '#c6394a', '#3f8f4f', '#b98a1f', '#3f72c4', '#9a55b5', '#2f8f96', '#d5d8de',
  '#6b7280', '#ff6b78', '#6fcf7f', '#f2c94c', '#7aa7f0', '#c98be0', '#5fd0d8', '#ffffff'];

const plain = () => ({ ink: null, paper: null, bold: false, reverse: false });

// Select Graphic Rendition, as far as sixteen colours and two attributes go.
function select(style, codes) {
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i];
    if (code === 0) Object.assign(style, plain());
    else if (code === 1) style.bold = true;
    else if (code === 22) style.bold = false;
    else if (code === 7) style.reverse = true;
    else if (code === 27) style.reverse = false;
    else if (code >= 30 && code <= 37) style.ink = COLOURS[code - 30];
    else if (code >= 90 && code <= 97) style.ink = COLOURS[code - 82];
    else if (code >= 40 && code <= 47) style.paper = COLOURS[code - 40];
    else if (code >= 100 && code <= 107) style.paper = COLOURS[code - 92];
    else if (code === 39) style.ink = null;
    else if (code === 49) style.paper = null;
    else if ((code === 38 || code === 48) && codes[i + 1] === 5) {
      style[code === 38 ? 'ink' : 'paper'] = COLOURS[codes[i + 2]] || INK;
      i += 2;
    }
  }
}

// A line as cells: a character and how it is drawn. tmux carries a style over the end of a line.
function cells(line, style) {
  const found = [];
  let acs = false;
  for (let i = 0; i < line.length;) {
    const sequence = /^\x1b\[([0-9;]*)m/.exec(line.slice(i, i + 40));
    if (sequence) {
      select(style, (sequence[1] || '0').split(';').map(Number));
      i += sequence[0].length;
    } else if (line[i] === '\x0e' || line[i] === '\x0f') {
      acs = line[i++] === '\x0e';
    } else {
      const letter = String.fromCodePoint(line.codePointAt(i));
      i += letter.length;
      found.push({ letter: acs ? { q: '─', x: '│' }[letter] || letter : letter, ...style });
    }
  }
  while (found.length < columns) found.push({ letter: ' ', ...plain() });
  return found.slice(0, columns);
}

const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const number = value => String(Math.round(value * 100) / 100);
const ink = cell => cell.reverse ? cell.paper || PAPER : cell.ink || INK;
const paper = cell => cell.reverse ? cell.ink || INK : cell.paper || PAPER;
const isLine = letter => letter === '─' || letter === '│';

// Neighbours that are alike by key, as [first, after].
function stretches(row, key) {
  const found = [];
  for (let first = 0, at = 1; at <= row.length; at++) {
    if (at === row.length || key(row[at]) !== key(row[first])) {
      found.push([first, at]);
      first = at;
    }
  }
  return found;
}

function background(row, y) {
  return stretches(row, paper).filter(([first]) => paper(row[first]) !== PAPER).map(([first, after]) =>
    `<rect x="${number(first * WIDTH)}" y="${y}" width="${number((after - first) * WIDTH)}" height="${HEIGHT}" fill="${paper(row[first])}"/>`);
}

// Lines are drawn as lines: glyphs of different fonts leave gaps.
function rules(row, y) {
  return stretches(row, cell => isLine(cell.letter) ? cell.letter + ink(cell) : '').filter(([first]) => isLine(row[first].letter))
    .map(([first, after]) => row[first].letter === '─'
      ? `<rect x="${number(first * WIDTH)}" y="${y + HEIGHT / 2}" width="${number((after - first) * WIDTH)}" height="1" fill="${ink(row[first])}"/>`
      : `<rect x="${number((first + 0.5) * WIDTH)}" y="${y}" width="1" height="${HEIGHT}" fill="${ink(row[first])}"/>`);
}

function words(row, y) {
  const key = cell => cell.letter === ' ' || isLine(cell.letter) ? '' : ink(cell) + cell.bold;
  return stretches(row, key).filter(([first]) => key(row[first]) !== '').map(([first, after]) => {
    const text = row.slice(first, after).map(cell => cell.letter).join('');
    const bold = row[first].bold ? ' font-weight="bold"' : '';
    const colour = ink(row[first]) === INK ? '' : ` fill="${ink(row[first])}"`;
    return `<text x="${number(first * WIDTH)}" y="${y + 13.5}" textLength="${number((after - first) * WIDTH)}"${colour}${bold}>${escaped(text)}</text>`;
  });
}

const style = plain();
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const out = [];
for (let y = 0; y < rows; y++) {
  const row = cells(lines[y] || '', style);
  out.push(...background(row, y * HEIGHT), ...rules(row, y * HEIGHT), ...words(row, y * HEIGHT));
}
const width = number(columns * WIDTH + 2 * MARGIN), height = rows * HEIGHT + 2 * MARGIN;
process.stdout.write(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" rx="6" fill="${PAPER}"/>
<g transform="translate(${MARGIN} ${MARGIN})" font-family="ui-monospace, 'DejaVu Sans Mono', 'Liberation Mono', Menlo, Consolas, monospace" font-size="14" fill="${INK}">
${out.join('\n')}
</g>
</svg>
`);
