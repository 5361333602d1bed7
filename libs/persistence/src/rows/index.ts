/** Every row class, for TypeORM and for the test that holds them equal to the migrations. */
export const ENTITIES = [] as const;
