/** Rough, for what nobody has counted: characters of English text in one token. */
export const charactersPerToken = 4;
