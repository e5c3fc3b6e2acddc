import { prisma } from "../lib/prisma";

export async function byPhone(phone: string) {
  return prisma.client.findFirst({ where: { phone }, select: { id: true, name: true, phone: true } });
}

export async function sharedTimeline(shareToken: string) {
  return prisma.timeline.findFirst({ where: { shareToken } });
}

export async function recentlyViewed() {
  return prisma.property.findMany({ where: { viewedAt: { not: null } }, orderBy: { viewedAt: "desc" }, take: 20 });
}
