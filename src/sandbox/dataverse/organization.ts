/** What the stand-in organisation says about itself. */
export const organization = {
  id: '3c1f0e52-7d1b-4f7e-9a53-6d0b8e2f4a10',
  uniqueName: 'orgdispatchcopilot',
  /** Host as hooks are told it. */
  host: 'orgdispatchcopilot.crm.dynamics.com',
  apiPath: '/api/data/v9.2/',
} as const;
