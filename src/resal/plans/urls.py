from django.urls import path

from resal.plans.views import follow, guests, life, parts, plan, versions

app_name = "plans"
urlpatterns = [
    path("plans/", plan.plans, name="plans"),
    path("plans/nouveau/", plan.new, name="new"),
    path("plans/publics/<str:public_id>/", guests.public, name="public"),
    path("plans/lire/<str:token>/", guests.comment, name="comment-link"),
    path("plans/suivre/<str:token>/", guests.follow, name="follow-link"),
    path("plans/suivre/<str:token>/mesures/<str:part_id>/", guests.measure, name="measure-link"),
    path("plans/suivre/<str:token>/<str:part_id>/", guests.tell, name="tell-link"),
    path("plans/<str:public_id>/", plan.plan, name="plan"),
    path("plans/<str:public_id>/echeancier/", plan.calendar, name="calendar"),
    path("plans/<str:public_id>/cadre/", parts.change, name="frame"),
    path("plans/<str:public_id>/commentaires/", life.comments, name="comments"),
    path("plans/<str:public_id>/commentaires/ouverture/", life.open_comments, name="open-comments"),
    path("plans/<str:public_id>/commentaires/<str:partner_id>/lien/", life.invite_again, name="invite-again"),
    path("plans/<str:public_id>/adoption/", life.adoption, name="adoption"),
    path("plans/<str:public_id>/depart/", life.start, name="start"),
    path("plans/<str:public_id>/fin/", life.end, name="end"),
    path("plans/<str:public_id>/remise/", life.hand_over, name="hand-over"),
    path("plans/<str:public_id>/publication/", life.publication, name="publication"),
    path("plans/<str:public_id>/publication/retrait/", life.withdraw, name="withdraw"),
    path("plans/<str:public_id>/versions/", versions.versions, name="versions"),
    path("plans/<str:public_id>/versions/<int:number>/", versions.version, name="version"),
    path("plans/<str:public_id>/bilans/", follow.reviews, name="reviews"),
    path("plans/<str:public_id>/bilans/<str:review_id>/", follow.review, name="review"),
    path("plans/<str:public_id>/liens/", follow.links_page, name="links"),
    path("plans/<str:public_id>/liens/<str:partner_id>/", follow.send_link, name="send-link"),
    path("plans/<str:public_id>/liens/<str:partner_id>/fermeture/", follow.close_links, name="close-links"),
    path("plans/<str:public_id>/indicateurs/<str:part_id>/mesures/", follow.measures, name="measures"),
    path("plans/<str:public_id>/engagements/<str:part_id>/approbation/", follow.approve, name="approve"),
    path("plans/<str:public_id>/<str:noun>/ajouter/", parts.add, name="add"),
    path("plans/<str:public_id>/<str:noun>/<str:part_id>/", parts.change, name="part"),
    path("plans/<str:public_id>/<str:noun>/<str:part_id>/retrait/", parts.remove, name="remove"),
    path("plans/<str:public_id>/<str:noun>/<str:part_id>/suivi/", follow.update, name="update"),
]
