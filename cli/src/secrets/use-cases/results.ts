import type { z } from 'zod';
import type { secretPart } from '../../schemas/secret-parts.ts';
import type { secretsExportResult } from '../../schemas/secrets-export-result.ts';
import type { secretsGetResult } from '../../schemas/secrets-get-result.ts';
import type { secretsHistoryResult } from '../../schemas/secrets-history-result.ts';
import type { secretsImportResult } from '../../schemas/secrets-import-result.ts';
import type { secretsListResult } from '../../schemas/secrets-list-result.ts';
import type { secretsRunResult } from '../../schemas/secrets-run-result.ts';
import type { secretsSetResult } from '../../schemas/secrets-set-result.ts';
import type { secretsStatusResult } from '../../schemas/secrets-status-result.ts';

// The published schemas declare the results; nothing of zod is loaded for these types.
export type SecretSummary = z.output<typeof secretPart>;
export type SecretsSetResult = z.output<typeof secretsSetResult>;
export type SecretsGetResult = z.output<typeof secretsGetResult>;
export type SecretsListResult = z.output<typeof secretsListResult>;
export type SecretsStatusResult = z.output<typeof secretsStatusResult>;
export type SecretsHistoryResult = z.output<typeof secretsHistoryResult>;
export type SecretsImportResult = z.output<typeof secretsImportResult>;
export type SecretsExportResult = z.output<typeof secretsExportResult>;
export type SecretsRunResult = z.output<typeof secretsRunResult>;
