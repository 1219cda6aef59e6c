// Tries: to change how modules are loaded.
// Expected: raised
function attack() {
  require('module').registerHooks({});
}
