import type { INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { RIGHTS } from './rights.js';

/** Routes for which no decorator says who may call them, as `Controller.method`. None may be there. */
export function routesWithoutRights(app: INestApplicationContext): readonly string[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => (typeof metatype === 'function' ? openRoutes(metatype) : []));
}

function openRoutes(controller: object & { readonly name: string }): string[] {
  if (Reflect.hasMetadata(RIGHTS, controller)) return [];
  const prototype = (controller as unknown as { readonly prototype: Record<string, unknown> }).prototype;
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => {
      const method = prototype[name];
      return (
        typeof method === 'function' &&
        Reflect.hasMetadata(METHOD_METADATA, method) &&
        !Reflect.hasMetadata(RIGHTS, method)
      );
    })
    .map((name) => `${controller.name}.${name}`);
}
