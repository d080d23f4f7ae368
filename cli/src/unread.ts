/** Why a command is asked to end when nobody reads what it writes: nobody would read why it ended either. */
export const unread = new Error('Nobody reads what is written');
