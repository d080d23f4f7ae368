import type { z } from 'zod';
import type { buildResult } from '../../schemas/build-result.ts';
import type { downResult } from '../../schemas/down-result.ts';
import type { imagesLockResult } from '../../schemas/images-lock-result.ts';
import type { imagesPruneResult } from '../../schemas/images-prune-result.ts';
import type { listResult } from '../../schemas/list-result.ts';
import type { planResult } from '../../schemas/plan-result.ts';
import type { unitPart } from '../../schemas/stack-parts.ts';
import type { statsResult } from '../../schemas/stats-result.ts';
import type { statusResult } from '../../schemas/status-result.ts';
import type { upResult } from '../../schemas/up-result.ts';

// The published schemas declare the results; nothing of zod is loaded for these types.
export type UnitResult = z.output<typeof unitPart>;
export type UpResult = z.output<typeof upResult>;
export type BuildResult = z.output<typeof buildResult>;
export type DownResult = z.output<typeof downResult>;
export type PlanResult = z.output<typeof planResult>;
export type StatusResult = z.output<typeof statusResult>;
export type StatsResult = z.output<typeof statsResult>;
export type ImagesLockResult = z.output<typeof imagesLockResult>;
export type ImagesPruneResult = z.output<typeof imagesPruneResult>;
export type ListResult = z.output<typeof listResult>;
