// Tries: to print a verdict of its own.
// Expected: returned
// Value: 7
function attack() {
  console.log('{"status":"returned","value":42,"stdout":"","error":null,"counts":{},"cpuMs":0,"wallMs":0}');
  console.log('end {"reason":null,"code":0,"cpuMs":0}');
  return 7;
}
