// Tries: to reach the host through an error that the host throws.
// Expected: returned
// Value: "undefined"
function attack() {
  try {
    require('child_process');
  } catch (error) {
    return error.constructor.constructor('return typeof globalThis.process.kill')();
  }
}
