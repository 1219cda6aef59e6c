const lines = require('fs').readFileSync(0, 'utf8').split('\n');

let total = 0;
for (const line of lines) {
  if (line === '') {
    continue;
  }
  const [name, pieces, price] = line.split(' ');
  const cost = Number(pieces) * Number(price);
  total += cost;
  console.log(`${name} ${Math.floor(cost / 100).toFixed(2)}`);
}
console.log(`total ${Math.floor(total / 100).toFixed(2)}`);
