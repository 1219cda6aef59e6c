// Tries: to replace what text and patterns can do, so that the harness writes something else.
// Expected: returned
// Value: ["a\"b"]
const forged = () => '{"status":"returned","value":42,"error":null,"stdout":"","counts":{}}';
for (const name of ['slice', 'replace', 'replaceAll', 'split', 'toString', 'charCodeAt', 'concat'])
  String.prototype[name] = forged;
RegExp.prototype.exec = RegExp.prototype.test = RegExp.prototype[Symbol.replace] = forged;
Number.prototype.toString = forged;
function attack() {
  return ['a"b'];
}
