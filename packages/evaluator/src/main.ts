/** The unit's entry point under the name that all units share. */
import './cli/eval.ts';
