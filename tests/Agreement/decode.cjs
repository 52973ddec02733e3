// Decodes messages with the npm package iso_8583: one message a line as hexadecimal text in, one JSON object a line out.
'use strict';
const Iso8583 = require('iso_8583');
const lines = require('fs').readFileSync(0, 'ascii').split('\n').filter(line => line.length > 0);
for (const line of lines) {
    const read = new Iso8583().getIsoJSON(Buffer.from(line, 'hex'), { lenHeader: false, bitmapEncoding: 'utf8' });
    console.log(JSON.stringify(read));
}
