import type { Finding } from '../findings/finding.ts';
import type { TextFile } from '../repository/read-texts.ts';
import type { AuditSubject } from '../subject.ts';
import { checkCompose } from './check-compose.ts';
import { checkDockerfile } from './check-dockerfile.ts';
import { checkWorkflow } from './check-workflow.ts';
import { isComposeFile } from './compose-names.ts';

/** Variables that Dockerfiles, Compose and workflows name. */
export function checkReferences(subject: AuditSubject, texts: readonly TextFile[]): Finding[] {
  return texts.flatMap((file) => {
    const { path } = file;
    if (isComposeFile(path)) return checkCompose(subject, file);
    if (/(^|\/)([^/]*\.)?Dockerfile(\.[^/]*)?$/.test(path)) return checkDockerfile(file);
    if (/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) return checkWorkflow(file);
    return [];
  });
}
