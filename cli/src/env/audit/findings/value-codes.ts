import { findingKinds } from './finding-code.ts';

/** Of variables and their values. */
export const valueCodes = findingKinds({
  'value-missing': {
    severity: 'error',
    lighter: 'warning',
    what: 'A variable that another one needs is not set',
    why: 'The unit starts and then lacks half of a setting, or refuses to start. A provider without its model is only left out, which is a warning.',
    fix: 'Set the named variable beside the one that needs it.',
  },
  'secret-missing': {
    severity: 'warning',
    what: 'A provider is configured and its key is nowhere to be found',
    why: 'The advice of that provider is left out of every decision.',
    fix: 'Store the key: `pokerbot secrets set NAME`.',
  },
  'value-empty': {
    severity: 'warning',
    what: 'A variable is written with nothing after the `=`',
    why: 'An empty value means “not set”: a weaker layer or the default is used, whatever the line looks like.',
    fix: 'Write a value, or remove the line.',
  },
  'value-invalid': {
    severity: 'error',
    what: 'A value is of the wrong type or out of range',
    why: 'The unit that reads it refuses to start.',
    fix: 'Correct the value; `pokerbot env explain NAME` tells what is expected.',
  },
  'value-placeholder': {
    severity: 'error',
    what: 'A placeholder stands where a real value is needed',
    why: 'It looks like a setting and works like a wrong one.',
    fix: 'Write the real value, or remove the line.',
  },
  'name-misspelt': {
    severity: 'error',
    what: 'A name is one or two letters away from a known variable',
    why: 'The variable that was meant keeps its old value.',
    fix: 'Correct the name.',
  },
  'name-unknown': {
    severity: 'warning',
    what: 'Nobody knows the variable',
    why: 'No unit of the stack reads it, so it changes nothing.',
    fix: 'Remove the line, or correct the name; `pokerbot env list` shows those that are read.',
  },
  'name-alias': {
    severity: 'note',
    what: 'A variable is written under its second name',
    why: 'Both names work; where both are written, the first one wins.',
    fix: 'Use the first name.',
    automatic: true,
  },
  'value-repeated': {
    severity: 'warning',
    what: 'A file sets a variable twice to the same value',
    why: 'Whoever edits one of the lines may find that nothing changes.',
    fix: 'Remove one of the lines.',
    automatic: true,
  },
  'value-contradicted': {
    severity: 'error',
    what: 'A file sets a variable twice to different values',
    why: 'Only one of them counts, and readers of the file cannot see which one was meant.',
    fix: 'Keep one of the lines.',
  },
  'value-unread': {
    severity: 'warning',
    what: 'A value is written where its reader does not look',
    why: 'The value never reaches the unit that it is meant for.',
    fix: 'Move the line to the file of a unit that reads it.',
  },
  'value-differs': {
    severity: 'warning',
    what: 'Two places give different values to a variable that is to have one',
    why: 'Which of them counts depends on the unit that asks, or on who starts it.',
    fix: 'Keep one of them, or make both equal.',
  },
  'port-shared': {
    severity: 'error',
    what: 'Two units are to listen on one port',
    why: 'The second one cannot start.',
    fix: 'Give one of them another port, or remove the line and the next free one is used.',
  },
  'running-differs': {
    severity: 'warning',
    what: 'A running unit has another configuration than the workspace declares',
    why: 'What runs is not what the files say.',
    fix: 'Apply what is declared: `pokerbot up`. `pokerbot plan` shows what that does.',
  },
});
