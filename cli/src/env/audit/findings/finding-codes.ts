import { fileCodes } from './file-codes.ts';
import type { FindingKind } from './finding-code.ts';
import { secretCodes } from './secret-codes.ts';
import { valueCodes } from './value-codes.ts';

/** Everything that `pokerbot env audit` can find. `docs/env-audit.md` is generated from it. */
export const findingCodes = { ...valueCodes, ...fileCodes, ...secretCodes };

export type FindingCode = keyof typeof findingCodes;

/** The catalogue by its names, for whoever lists it. */
export const findingKindsByCode: Readonly<Record<string, FindingKind>> = findingCodes;
