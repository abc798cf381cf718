/** The name under which the words of the last form are kept that was refused where no script keeps it. */
export const refusedForm = 'refused';
