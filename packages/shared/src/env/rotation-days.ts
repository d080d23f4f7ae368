/** Days after which a value is to be replaced, by its cadence. */
export const rotationDays = { monthly: 30, quarterly: 91, yearly: 365 } as const;
