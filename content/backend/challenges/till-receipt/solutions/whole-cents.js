const { readFileSync } = require('fs');

function euros(cents) {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const items = readFileSync(0, 'utf8')
  .split('\n')
  .filter((line) => line.length > 0)
  .map((line) => {
    const [name, pieces, price] = line.split(' ');
    return { name, cents: pieces * price };
  });
const total = items.reduce((sum, { cents }) => sum + cents, 0);
const receipt = [...items, { name: 'total', cents: total }];
console.log(receipt.map(({ name, cents }) => `${name} ${euros(cents)}`).join('\n'));
