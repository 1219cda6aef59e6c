// Tries: to open a connection.
// Expected: raised
function attack() {
  const net = require('net');
  return net.connect(80, '127.0.0.1');
}
